"""Rules, the engine that runs them, and what they find. Pure."""
