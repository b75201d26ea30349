{{%AUTOESCAPE context="HTML"}}
<div class="tools"><a class="button" href="{{BACK}}">[[common.back]]</a></div>
[[>actions]]
<p class="sheet-head"><strong>{{ORGANIZATION}}</strong></p>
<h1>{{HEADING}}</h1>
<p>{{PLACE}}</p>
<dl class="facts wide">
{{#PERSON}}<div><dt>{{LABEL}}</dt><dd>{{VALUE}}</dd></div>
{{/PERSON}}
</dl>
<section>
<h2>[[minutes.sheets]]</h2>
<dl class="facts wide">
{{#COUNTED}}<div><dt>{{LABEL}}</dt><dd>{{VALUE}}</dd></div>
{{/COUNTED}}
</dl>
</section>
<section>
<h2>[[minutes.results]]</h2>
<p class="help">{{BASE}}</p>
[[>tally_table]]
{{#STATEMENTS}}<ul>{{#ITEM}}<li>{{TEXT}}</li>
{{/ITEM}}</ul>{{/STATEMENTS}}
</section>
[[>left_off]]
<p>[[minutes.hash]] <code>{{HASH}}</code></p>
<div class="signatures">
<div><p><strong>[[minutes.tellers]]</strong></p>{{#SIGNER}}<p class="signature">{{NAME}}</p>{{/SIGNER}}</div>
<div><p><strong>[[minutes.chair]]</strong></p><p class="signature">{{CHAIR}}</p></div>
</div>
