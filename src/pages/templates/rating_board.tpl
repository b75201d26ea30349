{{%AUTOESCAPE context="HTML"}}
<h1>[[board.title]]</h1>
{{#QUESTION}}<p class="lead">{{QUESTION}}</p>{{/QUESTION}}
{{#QUOTAS}}
<section class="quotas" aria-label="[[board.quotas]]">
{{#QUOTA}}
<div class="quota quota-{{STANDING}}">
<h2>{{LABEL}} {{#MARK}}[[>mark]]{{/MARK}}</h2>
<div class="meter">{{METER:none}}</div>
<p class="quota-words">{{WORDS}} [[>clause]]</p>
{{#STEPS}}<details><summary>[[board.steps]]</summary><ul>{{#STEP}}<li>{{TEXT}}</li>{{/STEP}}</ul></details>{{/STEPS}}
</div>
{{/QUOTA}}
</section>
{{/QUOTAS}}
<div class="tools">
{{#FILTERS}}
<form class="filter" method="get"><label for="loai">[[board.filter]]</label><select id="loai" name="loai">
[[>option]]
</select><button class="button" type="submit">[[common.filter]]</button></form>
{{/FILTERS}}
[[>actions]]
</div>
[[>empty]]
{{#BOARD}}
<div class="{{LAYOUT}}">
<div class="register-frame" role="region" aria-label="[[board.title]]" tabindex="0">
<table class="register cards board">
<thead><tr><th scope="col">[[board.subject]]</th>{{#BODY}}<th scope="col">{{LABEL}}</th>{{/BODY}}<th scope="col" class="scale-head">[[board.ceiling]]<span class="scale" aria-hidden="true">{{#LEVEL}}<span>{{LABEL}}</span>{{/LEVEL}}</span></th><th scope="col">[[board.verdict]]</th></tr></thead>
<tbody>
{{#ROW}}
<tr class="row-{{STANDING}}">
<th scope="row">{{#LINK}}[[>link]]{{/LINK}}<span class="help kind">{{SUBJECT_KIND}}</span>{{#DETAIL}}<span class="help kind">{{TEXT}}</span>{{/DETAIL}}</th>
{{#PROPOSAL}}<td class="level" data-label="{{BODY_LABEL}}">{{#STAR}}<span class="star" aria-hidden="true">★</span> {{/STAR}}{{LEVEL_WORD}}</td>{{/PROPOSAL}}
<td class="scale-cell" data-label="[[board.ceiling]]">{{CEILING:none}}<span class="scale-words">{{CEILING_WORDS}}</span></td>
<td data-label="[[board.verdict]]">{{#MARK}}[[>mark]]{{/MARK}}{{#REASON}}<span class="help kind">{{REASON}} [[>clause]]</span>{{/REASON}}{{#STATE}}<span class="help kind">{{#MARK}}[[>mark]]{{/MARK}}</span>{{/STATE}}{{#OVERRIDE}}<span class="help kind">[[board.override]]</span>{{/OVERRIDE}}{{#WAIT}}<span class="help kind">[[board.waits]]</span>{{/WAIT}}{{#PROPOSALS_LINK}} <a class="why-link" href="{{PROPOSALS_LINK}}" aria-label="[[board.proposals_of]]">[[board.proposals]]</a>{{/PROPOSALS_LINK}}{{#WHY_LINK}} <a class="why-link" href="{{WHY_LINK}}" aria-label="[[board.why_of]]">[[why.title]]</a>{{/WHY_LINK}}</td>
</tr>
{{/ROW}}
</tbody>
<tfoot><tr><th scope="row">[[board.total]]</th>{{#BODY_TOTAL}}<td class="level" data-label="{{BODY_LABEL}}">{{#COUNT}}<span class="level-count">{{LEVEL_WORD}}: {{NUMBER}}</span>{{#COUNT_separator}}<br>{{/COUNT_separator}}{{/COUNT}}</td>{{/BODY_TOTAL}}<td></td><td data-label="[[board.verdict]]">{{VERDICT_TOTAL}}</td></tr></tfoot>
</table>
</div>
{{#PANEL}}<aside class="panel" aria-labelledby="why-head"><h2 id="why-head">[[why.title]]</h2>{{#WHY}}[[>why]]{{/WHY}}</aside>{{/PANEL}}
</div>
{{/BOARD}}
[[>pager]]
