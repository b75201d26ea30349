{{%AUTOESCAPE context="HTML"}}
<h1>[[users.title]]</h1>
<div class="tools">
<form class="filter" action="{{FILTER_ACTION}}" method="get"><label for="q">[[common.name_contains]]</label><input id="q" name="q" type="search" value="{{FILTER_TEXT}}"><button class="button" type="submit">[[common.filter]]</button></form>
[[>actions]]
</div>
[[>empty]]
{{#TABLE}}
<div class="register-frame" role="region" aria-label="[[users.title]]" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[account.name]]</th><th scope="col">[[login.user]]</th><th scope="col">[[account.grants]]</th><th scope="col">[[account.totp]]</th><th scope="col">[[account.last_seen]]</th><th scope="col">[[users.state]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row">{{#LINK}}[[>link]]{{/LINK}}</th><td data-label="[[login.user]]"><code>{{USER}}</code></td><td data-label="[[account.grants]]">{{#GRANT}}{{ROLE}}, {{UNIT}}{{#GRANT_separator}}<br>{{/GRANT_separator}}{{/GRANT}}{{#NO_GRANT}}<span class="help">[[users.no_grant]]</span>{{/NO_GRANT}}</td><td data-label="[[account.totp]]">{{TOTP}}</td><td data-label="[[account.last_seen]]">{{LAST_SEEN}}</td><td data-label="[[users.state]]">{{#MARK}}[[>mark]]{{/MARK}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
[[>pager]]
{{/TABLE}}
