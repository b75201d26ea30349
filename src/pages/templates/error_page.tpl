{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<h1>{{HEADING}}</h1>
<p class="lead">{{WHAT}}</p>
<p>{{NEXT}}</p>
<ul class="ways">
{{#WAY}}<li>{{#LINK}}[[>link]]{{/LINK}}</li>
{{/WAY}}
</ul>
{{#REFERENCE}}<p class="help">[[error.reference]]</p>{{/REFERENCE}}
</div>
