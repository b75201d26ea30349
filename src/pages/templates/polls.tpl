{{%AUTOESCAPE context="HTML"}}
<h1>[[polls.title]]</h1>
<div class="tools">[[>actions]]</div>
[[>empty]]
{{#TABLE}}
<div class="register-frame" role="region" aria-label="[[polls.title]]" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[polls.poll]]</th><th scope="col">[[poll.mode]]</th><th scope="col">[[poll.day]]</th><th scope="col" class="number">[[polls.lines]]</th><th scope="col">[[polls.state]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row">{{#LINK}}[[>link]]{{/LINK}}</th><td data-label="[[poll.mode]]">{{MODE}}</td><td data-label="[[poll.day]]">{{DAY}}</td><td class="number" data-label="[[polls.lines]]">{{LINES}}</td><td data-label="[[polls.state]]">{{#MARK}}[[>mark]]{{/MARK}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
{{/TABLE}}
