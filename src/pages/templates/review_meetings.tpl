{{%AUTOESCAPE context="HTML"}}
<h1>[[meeting.of_unit]]</h1>
[[>actions]]
[[>empty]]
{{#LIST}}
<div class="register-frame" role="region" aria-label="[[meeting.of_unit]]" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[meeting.name]]</th><th scope="col">[[meeting.when]]</th><th scope="col">[[meeting.items]]</th><th scope="col">[[meeting.attendance]]</th><th scope="col">[[meetings.state]]</th></tr></thead>
<tbody>
{{#MEETING}}<tr><th scope="row">{{#LINK}}[[>link]]{{/LINK}}</th><td data-label="[[meeting.when]]">{{WHEN}}</td><td data-label="[[meeting.items]]">{{ITEMS}}</td><td data-label="[[meeting.attendance]]">{{ATTENDANCE}}</td><td data-label="[[meetings.state]]">{{#MARK}}[[>mark]]{{/MARK}}</td></tr>
{{/MEETING}}
</tbody>
</table>
</div>
{{/LIST}}
