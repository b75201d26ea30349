{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
{{#LEAD}}<p class="lead">{{LEAD}}</p>{{/LEAD}}
<h2 class="unseen">[[form.facts]]</h2>
{{#FORM}}[[>fact_form]]{{/FORM}}
[[>actions]]
