{{%AUTOESCAPE context="HTML"}}
<h1>[[work.title]]</h1>
<p class="lead">{{TODAY}}</p>
<div class="tools">
{{#FILTERS}}
<form class="filter" method="get">
<label for="loc">[[work.filter]]</label>
<select id="loc" name="loc">
[[>option]]
</select>
<button class="button" type="submit">[[common.filter]]</button>
</form>
{{/FILTERS}}
<div class="actions">{{#MEETINGS}}<a class="button" href="{{MEETINGS}}">[[meetings.title]]</a>{{/MEETINGS}} {{#CALENDAR}}<a class="button" href="{{CALENDAR}}">[[work.calendar]]</a>{{/CALENDAR}}</div>
</div>
[[>empty]]
{{#PART}}
<section class="day-part {{SECTION}}" aria-labelledby="part-{{SECTION}}">
<h2 id="part-{{SECTION}}">{{TITLE}} <span class="count">{{COUNT}}</span></h2>
<ul class="work">
{{#LINE}}
<li class="work-line" id="{{ID}}">
<div class="work-due">{{#DUE}}<span class="due-day">{{DUE}}</span>{{/DUE}}</div>
<div class="work-what">
<p class="work-head"><strong>{{VERB}}</strong> {{OBJECT}}</p>
{{#WAITS}}<p class="work-waits">[[work.waits]]</p>{{/WAITS}}
{{#WAITS_WHOM}}<p class="work-waits">[[work.waits_whom]]</p>{{/WAITS_WHOM}}
<p class="work-notes">{{#MARK}}[[>mark]]{{/MARK}} {{#RULE}}<span class="help">{{RULE}}</span>{{/RULE}} [[>clause]]</p>
</div>
<div class="work-act">{{#BUTTON}}[[>button]]{{/BUTTON}}</div>
</li>
{{/LINE}}
</ul>
{{#MORE}}<p class="more-lines"><a href="{{HREF}}">[[work.more]]</a></p>{{/MORE}}
</section>
{{/PART}}
