{{%AUTOESCAPE context="HTML"}}
<details class="figures">
<summary>[[chart.table]]</summary>
<table class="register">
<thead><tr><th scope="col">[[timeline.what]]</th><th scope="col">[[timeline.from]]</th><th scope="col">[[timeline.to]]</th><th scope="col">[[timeline.state]]</th></tr></thead>
<tbody>
{{#SPAN}}<tr><th scope="row">{{LABEL}}</th><td>{{FIRST}}</td><td>{{LAST}}</td><td>{{#MARK}}[[>mark]]{{/MARK}}</td></tr>
{{/SPAN}}
</tbody>
</table>
</details>
