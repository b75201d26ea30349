{{%AUTOESCAPE context="HTML"}}
<table class="register cards">
<thead><tr><th scope="col">[[import.cell]]</th><th scope="col">[[import.found]]</th><th scope="col">[[import.what]]</th></tr></thead>
<tbody>
{{#PROBLEM}}<tr><th scope="row">{{SHEET}}, {{CELL}}</th><td data-label="[[import.found]]">{{FOUND}}</td><td data-label="[[import.what]]">{{TEXT}}</td></tr>
{{/PROBLEM}}
</tbody>
</table>
