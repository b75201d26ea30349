{{%AUTOESCAPE context="HTML"}}
<h1>[[progress.title]]</h1>
{{#QUESTION}}<p class="lead">{{QUESTION}}</p>{{/QUESTION}}
{{#TIMELINE_EMPTY}}<p class="help">[[timeline.empty]]</p>{{/TIMELINE_EMPTY}}
{{#TIMELINE}}
<section>
<h2 id="timeline-head">{{TITLE}}</h2>
<div class="chart-frame" role="region" aria-label="{{TITLE}}" tabindex="0">{{CHART:none}}</div>
[[>timeline_table]]
</section>
{{/TIMELINE}}
<section>
<h2 id="units-head">[[progress.units]]</h2>
<div class="tools">
<form class="filter" action="{{FILTER_ACTION}}" method="get" data-hx-get="{{FILTER_ACTION}}" data-hx-target="#found" data-hx-select="#found" data-hx-swap="outerHTML" data-hx-push-url="true" data-hx-trigger="submit, input changed delay:400ms from:#q">
<label for="q">[[common.name_contains]]</label><input id="q" name="q" type="search" value="{{FILTER_TEXT}}">
{{#STEP_FILTER}}<label for="buoc">[[progress.step]]</label><select id="buoc" name="buoc">
[[>option]]
</select>{{/STEP_FILTER}}
{{#STANDING_FILTER}}<label for="tinh-trang">[[progress.standing]]</label><select id="tinh-trang" name="tinh-trang">
[[>option]]
</select>{{/STANDING_FILTER}}
<button class="button" type="submit">[[common.filter]]</button>
</form>
[[>actions]]
</div>
</section>
<div id="found">
[[>empty]]
{{#TABLE}}
<div class="register-frame" role="region" aria-labelledby="units-head" tabindex="0">
<table class="register cards dense">
<thead><tr>
[[>headings]]
</tr></thead>
<tbody>
{{#ROW}}
<tr>
<th scope="row">{{#LINK}}[[>link]]{{/LINK}}{{#UNIT_KIND}}<span class="help kind">{{UNIT_KIND}}</span>{{/UNIT_KIND}}</th>
<td class="number" data-label="[[progress.members]]">{{MEMBERS}}</td>
{{#STEP}}<td data-label="{{STEP_LABEL}}">{{#MARK}}[[>mark]]{{/MARK}}{{#SHARE}} <span class="share">{{DONE}}/{{ASKED}}</span>{{/SHARE}}</td>
{{/STEP}}
<td class="number" data-label="[[progress.overdue]]">{{OVERDUE}}</td>
<td class="number" data-label="[[progress.undecided]]">{{UNDECIDED}}</td>
</tr>
{{/ROW}}
</tbody>
<tfoot><tr><th scope="row">{{TOTAL_WORDS}}</th><td class="number" data-label="[[progress.members]]">{{MEMBERS}}</td>{{#STEP_TOTAL}}<td data-label="{{STEP_LABEL}}"><span class="share">{{#SHARE}}{{DONE}}/{{ASKED}}{{/SHARE}}{{#UNITS}}[[progress.units_done]]{{/UNITS}}</span></td>{{/STEP_TOTAL}}<td class="number" data-label="[[progress.overdue]]">{{OVERDUE}}</td><td class="number" data-label="[[progress.undecided]]">{{UNDECIDED}}</td></tr></tfoot>
</table>
</div>
[[>pager]]
{{/TABLE}}
{{#CHART}}
<section>
<h2 id="{{ID}}-head">{{TITLE}}</h2>
<div class="chart-frame" role="region" aria-label="{{TITLE}}" tabindex="0">{{DRAWN:none}}</div>
<details class="figures">
<summary>[[chart.table]]</summary>
<div class="register-frame" role="region" aria-label="{{TITLE}}" tabindex="0">
<table class="register">
<thead><tr><th scope="col"><span class="unseen">[[progress.unit]]</span></th>{{#PART}}<th scope="col" class="number">{{LABEL}}</th>{{/PART}}<th scope="col" class="number">[[chart.total]]</th></tr></thead>
<tbody>
{{#BAR}}<tr><th scope="row">{{LABEL}}</th>{{#VALUE}}<td class="number">{{VALUE}}</td>{{/VALUE}}<td class="number">{{TOTAL}}</td></tr>
{{/BAR}}
</tbody>
<tfoot><tr><th scope="row">[[chart.total]]</th>{{#SUM}}<td class="number">{{VALUE}}</td>{{/SUM}}<td class="number">{{TOTAL}}</td></tr></tfoot>
</table>
</div>
</details>
</section>
{{/CHART}}
</div>
