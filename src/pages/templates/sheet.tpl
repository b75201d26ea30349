{{%AUTOESCAPE context="HTML"}}
<div class="{{PRINTS}}">
<h1>{{HEADING}}</h1>
{{#LEAD}}<p class="lead">{{LEAD}}</p>{{/LEAD}}
<div class="tools">[[>actions]]</div>
[[>empty]]
{{#SECTION}}
[[>sheet_section]]
{{/SECTION}}
[[>pager]]
</div>
{{#PAPER}}
<article class="paper">
<div class="paper-head">
<div>{{#UPPER}}<p>{{UPPER}}</p>{{/UPPER}}<p class="paper-issuer">{{ISSUER}}</p><p>*</p><p>[[paper.number]]</p></div>
<div><p class="paper-party">[[paper.party]]</p><p class="paper-day">{{DAY}}</p></div>
</div>
<h2 class="paper-kind">{{KIND}}<span>{{ABOUT}}</span></h2>
{{#GROUND}}<p>- {{TEXT}}</p>
{{/GROUND}}
{{#OPENING}}<p class="paper-opening">{{OPENING}}</p>{{/OPENING}}
{{#PARAGRAPH}}<p>{{TEXT}}</p>
{{/PARAGRAPH}}
{{#ADDRESS}}<div class="qr-slip">{{PICTURE:none}}<p><code>{{ADDRESS}}</code></p></div>
{{/ADDRESS}}<div class="paper-foot">
<div><p class="paper-sent">[[paper.sent_to]]</p>{{#SENT_TO}}<p>- {{TEXT}}</p>
{{/SENT_TO}}</div>
<div><p class="paper-authority">{{AUTHORITY}}</p><p class="paper-signer">{{SIGNER}}</p></div>
</div>
{{#ANNEX}}
<div class="paper-annex">
<h3>{{TITLE}}</h3>
<table class="register">
<thead><tr>{{#HEADING}}<th scope="col">{{LABEL}}</th>{{/HEADING}}</tr></thead>
<tbody>
[[>sheet_rows]]
</tbody>
</table>
</div>
{{/ANNEX}}
</article>
{{/PAPER}}
{{#AFTER}}<div class="on-screen">[[>sheet_section]]</div>
{{/AFTER}}
