{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
{{#LEAD}}<p class="lead">{{LEAD}}</p>{{/LEAD}}
{{#FORM}}[[>fact_form]]{{/FORM}}
[[>actions]]
