"""The shared look: base templates, components, style sheet, vendored assets, language and how numbers are said.

No page of an area lives here, no record and no decision; a room brings its pages and uses these parts.
"""
