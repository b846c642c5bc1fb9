"""Reference lists that people keep beside their files: BibTeX and CSL-JSON, each a module."""
