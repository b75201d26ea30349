// Our own script, after htmx. No inline code anywhere: the content security policy refuses it.
