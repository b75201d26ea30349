{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
<form action="{{ACTION}}" method="post" class="sheet">
[[>token]]
<input type="hidden" name="version" value="{{VERSION}}">
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[form.save]]</button> <a class="button" href="{{CANCEL}}">[[common.cancel]]</a></div>
</form>
