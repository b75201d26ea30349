{{%AUTOESCAPE context="HTML"}}
<h1>[[account.title]]</h1>
<dl class="facts wide">
<div><dt>[[account.name]]</dt><dd>{{NAME}}</dd></div>
<div><dt>[[login.user]]</dt><dd>{{USER}}</dd></div>
<div><dt>[[account.grants]]</dt><dd>{{#GRANT}}{{GRANT}}{{#GRANT_separator}}<br>{{/GRANT_separator}}{{/GRANT}}{{#NO_GRANT}}[[account.no_grant]]{{/NO_GRANT}}</dd></div>
</dl>
<div class="actions"><a class="button" href="{{PASSWORD_HREF}}">[[password.title]]</a></div>
<section>
<h2>[[account.totp]]</h2>
{{#TOTP_OFF}}<p>[[account.totp_off]]</p>{{/TOTP_OFF}}{{#TOTP_ON}}<p>{{#MARK}}[[>mark]]{{/MARK}}</p>{{/TOTP_ON}}
<div class="actions"><a class="button" href="{{SECOND_STEP_HREF}}">{{#TOTP_OFF}}[[account.totp_begin]]{{/TOTP_OFF}}{{#TOTP_ON}}[[account.totp_manage]]{{/TOTP_ON}}</a></div>
</section>
{{#CALENDAR}}
<section>
<h2>[[account.calendar]]</h2>
<p><a class="button" href="{{CALENDAR}}">[[account.calendar_open]]</a></p>
</section>
{{/CALENDAR}}
<section>
<h2>[[account.sessions]]</h2>
<div class="register-frame" role="region" aria-label="[[account.sessions]]" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[account.place]]</th><th scope="col">[[account.started]]</th><th scope="col">[[account.last_seen]]</th></tr></thead>
<tbody>
{{#SESSION}}<tr><th scope="row">{{PLACE}}{{#CURRENT}} <span class="help">[[account.this_one]]</span>{{/CURRENT}}</th><td data-label="[[account.started]]">{{STARTED}}</td><td data-label="[[account.last_seen]]">{{LAST_SEEN}}</td></tr>
{{/SESSION}}
</tbody>
</table>
</div>
{{#END_OTHERS}}<form class="act" action="{{END_OTHERS}}" method="post">[[>token]]<button class="button" type="submit">[[account.end_others]]</button></form>{{/END_OTHERS}}
</section>
