"""The drawing kit of the starter library: reusable parts that compose SVG scenes.

The product imports nothing of it. ``python -m tools.starter_art`` draws every scene anew.
"""
