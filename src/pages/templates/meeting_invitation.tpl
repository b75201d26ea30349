{{%AUTOESCAPE context="HTML"}}
[[>actions]]
<article class="paper">
<div class="paper-head"><p>{{UPPER}}<br><strong>{{UNIT}}</strong></p><p><strong>[[paper.party]]</strong></p></div>
<h1>[[invitation.title]]<br><span class="paper-title">{{TITLE}}</span></h1>
<h2>[[invitation.to]]</h2>
<ul class="paper-names">{{#NAME}}<li>{{NAME}}</li>{{/NAME}}</ul>
[[>facts]]
<h2>[[invitation.agenda]]</h2>
<ol>{{#LINE}}<li>{{NAME}}</li>{{/LINE}}</ol>
<p>[[invitation.confirm]]</p>
<div class="paper-signatures"><p></p><p>[[invitation.signed]]</p></div>
</article>
