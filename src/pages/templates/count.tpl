{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
<p class="lead">[[count.lead]]</p>
{{#DIFFERS}}<p class="message error" role="alert"><span class="shape" aria-hidden="true">!</span> [[count.differs]]</p>{{/DIFFERS}}
{{#SAVED}}<p class="message notice">[[count.saved]]</p>{{/SAVED}}
<form action="{{ACTION}}" method="post" class="fact-form">
[[>token]]
<div class="figures-grid">
<section>
<h2 id="sheets-head">[[count.sheets]]</h2>
<table class="register" aria-labelledby="sheets-head"><tbody>
{{#SHEETS}}<tr><th scope="row">{{LABEL}}</th><td>[[>count_field]]</td></tr>
{{/SHEETS}}
</tbody></table>
</section>
<section>
<h2 id="voided-head">[[count.voided]]</h2>
<table class="register" aria-labelledby="voided-head"><tbody>
{{#VOIDED}}<tr><th scope="row">{{LABEL}}</th><td>[[>count_field]]</td></tr>
{{/VOIDED}}
</tbody></table>
</section>
</div>
<section>
<h2 id="marks-head">[[count.marks]]</h2>
<p class="help">[[count.marks_help]]</p>
<div class="register-frame" role="region" aria-labelledby="marks-head" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[poll.subject]]</th>{{#COLUMN}}<th scope="col">{{LABEL}}</th>{{/COLUMN}}</tr></thead>
<tbody>
{{#LINE}}<tr id="count.marks.{{NUMBER}}"><th scope="row">{{NUMBER}}. {{NAME}}{{#POST}} <span class="help kind">{{POST}}</span>{{/POST}}{{#ERROR}}<span class="field-error kind"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</span>{{/ERROR}}</th>{{#CELL}}<td class="counted" data-label="{{COLUMN}}">[[>count_field]]</td>{{/CELL}}</tr>
{{/LINE}}
</tbody>
</table>
</div>
</section>
<div class="actions"><button class="button primary" type="submit">[[count.submit]]</button> <a class="button" href="{{BACK}}">[[common.back]]</a></div>
</form>
