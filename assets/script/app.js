import "htmx.org";
import "./main.js";
import "./autosave.js";
