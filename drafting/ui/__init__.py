"""The page: navigation, components, pages. No domain logic."""
