"""Users and signing in. Which role sees what is decided in organisation.access."""
