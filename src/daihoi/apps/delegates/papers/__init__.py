"""The papers about delegates: the report on credentials."""
