"""Folds the source of a diagram: the picture below tells a reader the same."""

import html


def fold(source, language, css_class, options, md, **kwargs):
    return (
        '<details class="dfd"><summary>Source of the diagram</summary>'
        f"<pre><code>{html.escape(source)}</code></pre></details>"
    )


def allow(language, inputs, options, attrs, md):
    """Accepts whatever follows the info word, such as id="checkout"."""
    options.update(inputs)
    return True


def on_config(config):
    fences = config["mdx_configs"].setdefault("pymdownx.superfences", {})
    fences.setdefault("custom_fences", []).append(
        {"name": "dfd", "class": "dfd", "format": fold, "validator": allow}
    )
    return config
