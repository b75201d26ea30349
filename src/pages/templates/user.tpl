{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
{{#TEMPORARY}}<div class="message saved" role="status"><p>[[users.temporary]]</p><p><code class="secret">{{TEMPORARY}}</code></p></div>{{/TEMPORARY}}
<form action="{{ACTION}}" method="post" class="sheet">
[[>token]]
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[form.save]]</button> <a class="button" href="{{CANCEL}}">[[common.cancel]]</a></div>
</form>
{{#EXISTING}}
<section>
<h2>[[account.grants]]</h2>
{{#GRANTS}}
<table class="register cards">
<thead><tr><th scope="col">[[login.role]]</th><th scope="col">[[login.unit]]</th><th scope="col">[[users.campaign]]</th><th scope="col">[[users.since]]</th><th scope="col">[[users.until]]</th><th scope="col"><span class="unseen">[[users.end]]</span></th></tr></thead>
<tbody>
{{#GRANT}}<tr><th scope="row">{{ROLE}}</th><td data-label="[[login.unit]]">{{UNIT}}</td><td data-label="[[users.campaign]]">{{CAMPAIGN}}</td><td data-label="[[users.since]]">{{SINCE}}</td><td data-label="[[users.until]]">{{UNTIL}}</td><td class="act-cell">{{#END}}<form class="act" action="{{END}}" method="post">[[>token]]<button class="button" type="submit">[[users.end]]</button></form>{{/END}}</td></tr>
{{/GRANT}}
</tbody>
</table>
{{/GRANTS}}
{{#NO_GRANT}}<p class="help">[[users.no_grant]]</p>{{/NO_GRANT}}
{{#GIVE}}
<h3>[[users.give]]</h3>
<form action="{{GRANT_ACTION}}" method="post" class="sheet">
[[>token]]
{{#GRANT_ERROR}}<p class="field-error"><span class="shape" aria-hidden="true">!</span> {{GRANT_ERROR}}</p>{{/GRANT_ERROR}}
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button" type="submit">[[users.give]]</button></div>
</form>
{{/GIVE}}
</section>
<section>
<h2>[[users.account]]</h2>
[[>actions]]
</section>
{{/EXISTING}}
