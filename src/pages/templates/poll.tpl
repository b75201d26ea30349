{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
<p class="lead">{{#MARK}}[[>mark]]{{/MARK}}</p>
{{#NEXT}}<p>{{NEXT}}</p>{{/NEXT}}
{{#WARNING}}<p class="message notice">{{WARNING}}</p>{{/WARNING}}
{{#CANCELLED_FOR}}<p class="message notice">[[poll.cancelled_for]]</p>{{/CANCELLED_FOR}}
{{#ONCE}}
<section class="once">
<h2>[[poll.once]]</h2>
{{#PHRASES}}<div class="strip"><p><strong>{{OWNER}}</strong></p><p class="phrase">{{PHRASE}}</p><p class="help">[[poll.phrase_help]]</p></div>
{{/PHRASES}}
{{#CODES}}<p class="help">[[poll.codes_help]]</p><ul class="codes">{{#CODE}}<li>{{CODE}}{{#WITH_PICTURE}}<div class="qr-slip">{{PICTURE:none}}</div>{{/WITH_PICTURE}}</li>
{{/CODE}}</ul>{{/CODES}}
{{#ENVELOPE}}<div class="strip"><p><strong>[[poll.envelope]]</strong></p><p class="phrase">{{ENVELOPE}}</p><p class="help">[[poll.envelope_help]]</p></div>{{/ENVELOPE}}
</section>
{{/ONCE}}
<dl class="facts wide">
{{#FACT}}<div><dt>{{LABEL}}</dt><dd>{{VALUE}}</dd></div>
{{/FACT}}
</dl>
<div class="tools">[[>actions]]</div>
{{#HAND}}
<section>
<h2 id="hand-head">[[poll.hand]]</h2>
<p class="help">[[poll.hand_help]]</p>
<form action="{{ACTION}}" method="post">
[[>token]]
<fieldset class="field" aria-labelledby="hand-head">
<div class="choices">
{{#VOTER}}{{#CAME}}<label class="choice"><input type="checkbox" name="handed" value="{{ID}}"{{#HANDED}} checked{{/HANDED}}> {{NAME}}</label>{{/CAME}}{{#AWAY}}<span class="choice help">{{NAME}}: [[poll.away]]</span>{{/AWAY}}
{{/VOTER}}
</div>
</fieldset>
<div class="actions"><button class="button primary" type="submit">[[poll.hand_save]]</button> <span class="help">[[poll.handed_count]]</span></div>
</form>
</section>
{{/HAND}}
{{#DIFFERENCES}}
<section class="missing">
<h2><span class="shape" aria-hidden="true">!</span> [[poll.differences]]</h2>
<ul>{{#DIFFERENCE}}<li>{{FIELD}}</li>
{{/DIFFERENCE}}</ul>
</section>
{{/DIFFERENCES}}
{{#OPEN_BOX}}
<section>
<h2>[[poll.open_box]]</h2>
<p class="help">[[poll.open_box_help]]</p>
{{#ERROR}}<p class="field-error"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</p>{{/ERROR}}
<form action="{{ACTION}}" method="post" class="sheet">
[[>token]]
<div class="field"><label for="first">[[poll.first_phrase]]</label><input id="first" name="first" type="password" autocomplete="off" required></div>
<div class="field"><label for="second">[[poll.second_phrase]]</label><input id="second" name="second" type="password" autocomplete="off" required></div>
<div class="actions"><button class="button primary" type="submit">[[poll.open_box_submit]]</button></div>
</form>
</section>
{{/OPEN_BOX}}
[[>tally_table]]
{{#CONFIRM_COUNT}}
<form class="confirm" action="{{ACTION}}" method="post">
[[>token]]
<input type="hidden" name="hash" value="{{HASH}}">
<p class="help">[[poll.confirm_help]]</p>
<button class="button primary" type="submit">[[poll.confirm]]</button>
</form>
{{/CONFIRM_COUNT}}
[[>left_off]]
{{#CANCEL_POLL}}
<details class="cancel-poll">
<summary>[[poll.cancel]]</summary>
{{#ERROR}}<p class="field-error"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</p>{{/ERROR}}
<form action="{{ACTION}}" method="post" class="sheet">
[[>token]]
<div class="field"><label for="reason">[[poll.cancel_reason]]</label><input id="reason" name="reason" type="text" required></div>
<div class="actions"><button class="button" type="submit">[[poll.cancel_submit]]</button></div>
</form>
</details>
{{/CANCEL_POLL}}
<p class="ways"><a href="{{BACK}}">[[poll.all]]</a></p>
