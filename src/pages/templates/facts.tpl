{{%AUTOESCAPE context="HTML"}}
{{#FACTS}}
<dl class="facts">
{{#FACT}}<div><dt>{{#LINK}}[[>link]]{{/LINK}}</dt><dd>{{VALUE}}</dd></div>
{{/FACT}}
</dl>
{{/FACTS}}
