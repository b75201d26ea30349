{{%AUTOESCAPE context="HTML"}}
{{#TALLY}}
<div class="register-frame" role="region" aria-label="[[poll.tally]]" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[poll.subject]]</th>{{#COLUMN}}<th scope="col" class="number">{{LABEL}}</th>{{/COLUMN}}{{#CARRIED_HEAD}}<th scope="col">{{CARRIED_HEAD}}</th>{{/CARRIED_HEAD}}</tr></thead>
<tbody>
{{#LINE}}<tr><th scope="row">{{NUMBER}}. {{NAME}}{{#POST}} <span class="help kind">{{POST}}</span>{{/POST}}</th>{{#CELL}}<td class="number" data-label="{{COLUMN}}">{{COUNT}}</td>{{/CELL}}{{#CARRIED}}<td data-label="{{COLUMN}}">{{WORDS}}</td>{{/CARRIED}}</tr>
{{/LINE}}
</tbody>
</table>
</div>
{{/TALLY}}
