{{%AUTOESCAPE context="HTML"}}
<h1>[[people.title]]</h1>
<div class="tools">
<form class="filter" action="{{FILTER_ACTION}}" method="get" data-hx-get="{{FILTER_ACTION}}" data-hx-target="#found" data-hx-select="#found" data-hx-swap="outerHTML" data-hx-push-url="true" data-hx-trigger="submit, input changed delay:400ms from:#q">
<label for="q">[[common.name_contains]]</label><input id="q" name="q" type="search" value="{{FILTER_TEXT}}">
{{#CELLS}}<label for="unit">[[people.cell]]</label><select id="unit" name="unit">
[[>option]]
</select>{{/CELLS}}
<label class="choice"><input type="checkbox" name="thieu" value="1"{{#ONLY_INCOMPLETE}} checked{{/ONLY_INCOMPLETE}}> [[people.only_incomplete]]</label>
{{#COLUMNS}}
<details class="columns"><summary>[[people.columns]]</summary><div class="choices column-choices">
{{#OPTION}}<label class="choice"><input type="checkbox" name="cot" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}> {{LABEL}}</label>
{{/OPTION}}
</div></details>
{{/COLUMNS}}
<button class="button" type="submit">[[common.filter]]</button>
</form>
[[>actions]]
</div>
<div id="found">
[[>empty]]
{{#TABLE}}
{{#BULK_BEGIN}}<form action="{{BULK_ACTION}}" method="get" class="bulk">
{{/BULK_BEGIN}}
<div class="register-frame" role="region" aria-label="[[people.title]]" tabindex="0">
<table class="register cards">
<thead><tr>
{{#BOXES}}<th scope="col" class="box"><span class="unseen">[[people.tick]]</span></th>{{/BOXES}}
[[>headings]]
</tr></thead>
<tbody>
{{#ROW}}
<tr>
{{#BOX}}<td class="box"><input type="checkbox" name="chon" value="{{PERSON}}" aria-label="[[people.tick_one]]"></td>{{/BOX}}
<th scope="row">{{#LINK}}[[>link]]{{/LINK}}</th>
<td data-label="[[people.cell]]">{{CELL}}</td>
<td data-label="[[people.posts]]">{{POSTS}}</td>
<td data-label="[[people.admitted]]">{{ADMITTED}}</td>
{{#CELL_VALUE}}<td data-label="{{COLUMN}}">{{VALUE}}</td>
{{/CELL_VALUE}}
<td data-label="[[people.facts]]">{{#MARK}}[[>mark]]{{/MARK}}</td>
</tr>
{{/ROW}}
</tbody>
</table>
</div>
{{#BULK}}
<div class="tools start">
<label for="viec">[[people.with_ticked]]</label>
<select id="viec" name="viec">
[[>option]]
</select>
<button class="button" type="submit">[[people.do]]</button>
</div>
{{/BULK}}
{{#BULK_END}}</form>{{/BULK_END}}
[[>pager]]
{{/TABLE}}
</div>
