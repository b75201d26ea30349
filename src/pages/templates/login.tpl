{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<h1>[[login.title]]</h1>
<p class="lead">[[login.lead]]</p>
{{#LOGIN_ERROR}}<p class="message error" role="alert"><span class="shape" aria-hidden="true">!</span> {{LOGIN_ERROR}}</p>{{/LOGIN_ERROR}}
<form action="{{ACTION}}" method="post" class="sheet">
[[>token]]
<input type="hidden" name="back" value="{{BACK_TO}}">
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[login.submit]]</button></div>
</form>
</div>
{{#ACCOUNTS}}
<section class="demonstration-accounts">
<h2>[[login.demonstration]]</h2>
<p>[[login.demonstration_lead]]</p>
{{#OFFERED}}<p class="help">[[login.second_step_offered]]</p>{{/OFFERED}}
{{#CAMPAIGN}}
<h3>{{CAMPAIGN}}</h3>
<div class="register-frame" role="region" aria-label="{{CAMPAIGN}}" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[login.role]]</th><th scope="col">[[login.unit]]</th><th scope="col">[[login.user]]</th><th scope="col">[[login.password]]</th><th scope="col"><span class="unseen">[[login.submit]]</span></th></tr></thead>
<tbody>
{{#ACCOUNT}}<tr><th scope="row">{{ROLE}}</th><td data-label="[[login.unit]]">{{UNIT}}</td><td data-label="[[login.user]]"><code>{{USER}}</code></td><td data-label="[[login.password]]"><code>{{PASSWORD}}</code></td><td class="act-cell"><form action="{{ACTION}}" method="post" class="act">[[>token]]<input type="hidden" name="back" value="{{BACK_TO}}"><input type="hidden" name="user" value="{{USER}}"><input type="hidden" name="password" value="{{PASSWORD}}"><button class="button" type="submit" aria-label="[[login.as]]">[[login.submit]]</button></form></td></tr>
{{/ACCOUNT}}
</tbody>
</table>
</div>
{{/CAMPAIGN}}
</section>
{{/ACCOUNTS}}
