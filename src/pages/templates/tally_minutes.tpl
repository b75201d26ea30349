{{%AUTOESCAPE context="HTML"}}
<div class="tools"><a class="button" href="{{BACK}}">[[common.back]]</a></div>
[[>actions]]
{{#SUPERSEDED}}<p class="message notice">{{SUPERSEDED}}</p>{{/SUPERSEDED}}
{{#VERSIONS}}<section class="on-screen"><h2>[[minutes.versions]]</h2><ol>{{#VERSION}}<li>{{#LINK}}[[>link]]{{/LINK}} <span class="help">{{WORDS}}</span>{{#REASON}} [[minutes.reason]]{{/REASON}}</li>
{{/VERSION}}</ol></section>{{/VERSIONS}}
<p class="sheet-head">{{#UPPER}}{{UPPER}}<br>{{/UPPER}}<strong>{{ORGANIZATION}}</strong></p>
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
{{#KEPT}}<dl class="facts paper-kept">{{#LINE}}<div><dt>{{LABEL}}</dt><dd>{{VALUE}}</dd></div>{{/LINE}}</dl>{{/KEPT}}
