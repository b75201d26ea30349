{{%AUTOESCAPE context="HTML"}}
{{#CLAUSE}}<span class="clause">{{#LINKED}}<a href="{{HREF}}">{{LABEL}}</a>{{/LINKED}}{{#PLAIN}}{{LABEL}}{{/PLAIN}}</span>{{/CLAUSE}}
