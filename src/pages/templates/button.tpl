{{%AUTOESCAPE context="HTML"}}
{{#LEADS}}<a class="button {{CLASS}}" href="{{HREF}}">{{LABEL}}</a>{{/LEADS}}{{#POSTS}}<form class="act" action="{{HREF}}" method="post">[[>token]]<button class="button {{CLASS}}" type="submit">{{LABEL}}</button>{{#CONFIRM}} <span class="help">{{CONFIRM}}</span>{{/CONFIRM}}</form>{{/POSTS}}
