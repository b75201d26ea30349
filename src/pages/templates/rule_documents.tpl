{{%AUTOESCAPE context="HTML"}}
<h1>[[rules.title]]</h1>
<p class="lead">[[rules.lead]]</p>
<form action="{{COMPARE_ACTION}}" method="get">
<div class="register-frame" role="region" aria-label="[[rules.title]]" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[rules.document]]</th><th scope="col">[[rules.issued]]</th><th scope="col">[[rules.in_force]]</th><th scope="col">[[rules.extends]]</th><th scope="col" class="number">[[rules.count]]</th><th scope="col" class="number">[[rules.readings]]</th><th scope="col">[[rules.compare]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row">{{#LINK}}[[>link]]{{/LINK}}<span class="help kind">{{NUMBER}}{{#USED}}, [[rules.used_here]]{{/USED}}</span></th><td data-label="[[rules.issued]]">{{ISSUED_BY}}, {{ISSUED}}</td><td data-label="[[rules.in_force]]">{{IN_FORCE}}</td><td data-label="[[rules.extends]]">{{EXTENDS}}</td><td class="number" data-label="[[rules.count]]">{{RULES}}</td><td class="number" data-label="[[rules.readings]]">{{READINGS}}</td><td data-label="[[rules.compare]]"><label class="choice"><input type="radio" name="mot" value="{{DOCUMENT}}" aria-label="[[rules.left_of]]"> 1</label> <label class="choice"><input type="radio" name="hai" value="{{DOCUMENT}}" aria-label="[[rules.right_of]]"> 2</label></td></tr>
{{/ROW}}
</tbody>
</table>
</div>
<div class="actions"><button class="button" type="submit">[[rules.compare_two]]</button></div>
</form>
