import "htmx.org";
import "./main.js";
