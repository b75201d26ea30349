{{%AUTOESCAPE context="HTML"}}
<div class="{{PRINTS}}">
<h1>{{HEADING}}</h1>
{{#LEAD}}<p class="lead">{{LEAD}}</p>{{/LEAD}}
<div class="tools">[[>actions]]</div>
[[>empty]]
{{#SECTION}}
<section>
{{#TITLE}}<h2>{{TITLE}}</h2>{{/TITLE}}
{{#PARAGRAPH}}<p>{{TEXT}}</p>
{{/PARAGRAPH}}
{{#OPENS}}<form action="{{ACTION}}" method="post"{{#SENDS_FILE}} enctype="multipart/form-data"{{/SENDS_FILE}}>
[[>token]]
{{#HIDDEN}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/HIDDEN}}{{/OPENS}}
{{#TABLE}}
<div class="register-frame" role="region" aria-label="{{TITLE}}" tabindex="0">
<table class="register cards">
<thead><tr>{{#HEADING}}<th scope="col">{{LABEL}}</th>{{/HEADING}}</tr></thead>
<tbody>
[[>sheet_rows]]
</tbody>
</table>
</div>
{{/TABLE}}
{{#ENDS}}
{{#INPUT}}[[>input]]{{/INPUT}}
{{#CONFIRM}}<p class="help">{{CONFIRM}}</p>{{/CONFIRM}}
<div class="actions"><button class="button primary" type="submit">{{SUBMIT}}</button></div>
</form>
{{/ENDS}}
</section>
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
<div class="paper-foot">
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
