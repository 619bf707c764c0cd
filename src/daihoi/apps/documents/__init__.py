"""The register of issued and received papers."""
