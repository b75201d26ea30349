{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<h1>[[account.totp]]</h1>
{{#FORCED}}<p class="lead">[[second_step.forced]]</p>{{/FORCED}}
{{#CODES}}
<section class="sheet">
<h2>[[second_step.codes]]</h2>
<p>[[second_step.codes_lead]]</p>
<ol class="codes">
{{#CODE}}<li><code>{{CODE}}</code></li>
{{/CODE}}
</ol>
<div class="actions"><a class="button primary" href="{{NEXT}}">[[second_step.next]]</a></div>
</section>
{{/CODES}}
{{#OFF}}
<p>[[account.totp_off]]</p>
<form action="{{ACTION}}" method="post">[[>token]]<button class="button primary" type="submit">[[account.totp_begin]]</button></form>
{{/OFF}}
{{#SETUP}}
<ol class="steps-list">
<li>[[second_step.scan]]<div class="qr-frame">{{PICTURE:none}}</div><p>[[second_step.type]] <code class="secret">{{SECRET}}</code></p><p class="help">[[account.totp_address]] <code>{{ADDRESS}}</code></p></li>
<li>[[account.totp_step_code]]
<form action="{{ACTION}}" method="post">[[>token]]{{#INPUT}}[[>input]]{{/INPUT}}<div class="actions"><button class="button primary" type="submit">[[totp.submit]]</button></div></form></li>
</ol>
{{/SETUP}}
{{#ON}}
<p>{{#MARK}}[[>mark]]{{/MARK}}</p>
<p>[[second_step.left]]</p>
<form action="{{CODES_ACTION}}" method="post">[[>token]]<button class="button" type="submit">[[second_step.new_codes]]</button> <span class="help">[[second_step.old_end]]</span></form>
<section>
<h2>[[account.totp_end]]</h2>
<p>[[second_step.end_lead]]</p>
<form action="{{ACTION}}" method="post">[[>token]]{{#INPUT}}[[>input]]{{/INPUT}}<div class="actions"><button class="button" type="submit">[[account.totp_end]]</button></div></form>
</section>
{{/ON}}
{{#BACK}}<p><a href="{{BACK}}">[[account.title]]</a></p>{{/BACK}}
</div>
