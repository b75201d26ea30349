{{%AUTOESCAPE context="HTML"}}
{{#FORM}}
<form action="{{ACTION}}" method="post" class="sheet letter-form">
[[>token]]
{{#HIDDEN}}<input type="hidden" name="{{NAME}}" value="{{CONTENT}}">{{/HIDDEN}}
{{#HEADING}}<h3>{{HEADING}}</h3>{{/HEADING}}
{{#MEANING}}<p>{{MEANING}}</p>{{/MEANING}}
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button" type="submit">{{SUBMIT}}</button></div>
</form>
{{/FORM}}
