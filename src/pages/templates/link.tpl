{{%AUTOESCAPE context="HTML"}}
{{#LINKED}}<a href="{{HREF}}">{{LABEL}}</a>{{/LINKED}}{{#PLAIN}}{{LABEL}}{{/PLAIN}}
