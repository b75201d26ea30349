{{%AUTOESCAPE context="HTML"}}
[[>actions]]
{{#SUPERSEDED}}<p class="message notice">{{SUPERSEDED}}</p>{{/SUPERSEDED}}
{{#VERSIONS}}<section class="on-screen"><h2>[[minutes.versions]]</h2><ol>{{#VERSION}}<li>{{#LINK}}[[>link]]{{/LINK}} <span class="help">{{WORDS}}</span>{{#REASON}} [[minutes.reason]]{{/REASON}}</li>
{{/VERSION}}</ol></section>{{/VERSIONS}}
<article class="paper">
<div class="paper-head"><p>{{UPPER}}<br><strong>{{UNIT}}</strong></p><p><strong>[[paper.party]]</strong></p></div>
<h1>[[minutes.title]]<br><span class="paper-title">{{TITLE}}</span></h1>
<h2>[[minutes.time]]</h2>
[[>facts]]
<h2>[[minutes.content]]</h2>
<h3>[[minutes.inputs]]</h3>
{{#NOTHING_TOLD}}<p>[[minutes.nothing_told]]</p>{{/NOTHING_TOLD}}
{{#TOLD}}<ul>{{#LINE}}<li>{{LABEL}}{{#VALUE}}: <span class="words">{{VALUE:pre_escape}}</span>{{/VALUE}}</li>{{/LINE}}</ul>{{/TOLD}}
{{#ITEM}}<section class="paper-item">
<h3>{{HEADING}}</h3>
{{#CHAIR}}<p>[[minutes.chaired]]</p>{{/CHAIR}}
{{#TIME}}<p class="help">{{TIME}}</p>{{/TIME}}
{{#STATE}}<p>{{STATE}}</p>{{/STATE}}
{{#REMARKS}}<p>[[meeting.remarks]]:</p><ol>{{#REMARK}}<li>{{SPEAKER}}: <span class="words">{{TEXT:pre_escape}}</span></li>{{/REMARK}}</ol>{{/REMARKS}}
{{#TEXTS}}<dl class="facts">{{#LINE}}<div><dt>{{LABEL}}</dt><dd class="words">{{VALUE:pre_escape}}</dd></div>{{/LINE}}</dl>{{/TEXTS}}
</section>
{{/ITEM}}
<h2>[[minutes.end]]</h2>
<p>{{ENDED}}</p>
{{#OTHER}}<p class="words">{{OTHER:pre_escape}}</p>{{/OTHER}}
<div class="paper-signatures"><p>[[minutes.secretary]]<br><br><br><strong>{{SECRETARY}}</strong></p><p>[[minutes.chair]]<br><br><br><strong>{{CHAIR_NAME}}</strong></p></div>
{{#KEPT}}<dl class="facts paper-kept">{{#LINE}}<div><dt>{{LABEL}}</dt><dd>{{VALUE}}</dd></div>{{/LINE}}</dl>{{/KEPT}}
</article>
