{{%AUTOESCAPE context="HTML"}}
{{#WRITE}}
<form action="{{ACTION}}" method="post" class="fact-form">
[[>token]]
<input type="hidden" name="version" value="{{VERSION}}">
{{#HIDDEN}}<input type="hidden" name="{{NAME}}" value="{{CONTENT}}">{{/HIDDEN}}
[[>fact_groups]]
<div class="actions save-bar"><button class="button primary" type="submit">{{SUBMIT}}</button>{{#CANCEL}} <a class="button" href="{{CANCEL}}">[[common.cancel]]</a>{{/CANCEL}}{{#SAVED}} <span class="saved" role="status">{{SAVED}}</span>{{/SAVED}}</div>
</form>
{{/WRITE}}
{{#READ}}
<div class="fact-form">
[[>fact_groups]]
</div>
{{/READ}}
