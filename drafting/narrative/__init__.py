"""The prose: signals, cards, prompts, drafting, binding, the guard and the offline writer."""
