"""What the office enters: the form filled in, facts, registers → figures and facts."""
