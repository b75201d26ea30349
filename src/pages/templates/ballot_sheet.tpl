{{%AUTOESCAPE context="HTML"}}
<div class="tools"><a class="button" href="{{BACK}}">[[common.back]]</a> <span class="help">[[sheet.print_help]]</span></div>
{{#SHEET}}
<section class="ballot-sheet">
<p class="sheet-head"><strong>{{ORGANIZATION}}</strong></p>
<h1>{{TITLE}}</h1>
<p>{{NOTE}}</p>
<table class="register">
<thead><tr><th scope="col">[[sheet.number]]</th><th scope="col">[[poll.subject]]</th>{{#COLUMN}}<th scope="col">{{LABEL}}</th>{{/COLUMN}}</tr></thead>
<tbody>
{{#LINE}}<tr><td>{{NUMBER}}</td><th scope="row">{{NAME}}{{#POST}} <span class="help kind">{{POST}}</span>{{/POST}}</th>{{#CELL}}<td class="tick">{{SIGN}}</td>{{/CELL}}</tr>
{{/LINE}}
</tbody>
</table>
<p class="help">[[sheet.unsigned]]</p>
{{#CUT}}<hr class="cut">{{/CUT}}
</section>
{{/SHEET}}
[[>left_off]]
