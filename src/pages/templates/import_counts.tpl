{{%AUTOESCAPE context="HTML"}}
<table class="register cards">
<thead><tr><th scope="col">[[import.list]]</th><th scope="col" class="number">[[import.added]]</th><th scope="col" class="number">[[import.changed]]</th><th scope="col" class="number">[[import.merged]]</th><th scope="col" class="number">[[import.unchanged]]</th><th scope="col" class="number">[[import.wrong]]</th></tr></thead>
<tbody>
{{#COUNTED}}<tr><th scope="row">{{LIST}}</th><td class="number" data-label="[[import.added]]">{{ADDED}}</td><td class="number" data-label="[[import.changed]]">{{CHANGED}}</td><td class="number" data-label="[[import.merged]]">{{MERGED}}</td><td class="number" data-label="[[import.unchanged]]">{{UNCHANGED}}</td><td class="number" data-label="[[import.wrong]]">{{WRONG}}</td></tr>
{{/COUNTED}}
</tbody>
<tfoot>{{#COUNTED_ALL}}<tr><th scope="row">[[chart.total]]</th><td class="number" data-label="[[import.added]]">{{ADDED}}</td><td class="number" data-label="[[import.changed]]">{{CHANGED}}</td><td class="number" data-label="[[import.merged]]">{{MERGED}}</td><td class="number" data-label="[[import.unchanged]]">{{UNCHANGED}}</td><td class="number" data-label="[[import.wrong]]">{{WRONG}}</td></tr>{{/COUNTED_ALL}}</tfoot>
</table>
