"""The drawing kit of the starter library: reusable parts that compose SVG scenes.

Nothing here runs with the bot. ``python -m content.drawing`` draws every scene anew.
"""
