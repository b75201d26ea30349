{{%AUTOESCAPE context="HTML"}}
<h1>[[log.title]]</h1>
<p class="lead">[[log.lead]]</p>
<div class="tools">
<form class="filter" action="{{FILTER_ACTION}}" method="get">
<label for="q">[[log.find]]</label><input id="q" name="q" type="search" value="{{FILTER_TEXT}}">
{{#KINDS}}<label for="viec">[[log.action]]</label><select id="viec" name="viec">
[[>option]]
</select>{{/KINDS}}
<label for="tu">[[log.from]]</label><input id="tu" name="tu" class="short" value="{{FROM}}" placeholder="[[form.day_hint]]">
<label for="den">[[log.until]]</label><input id="den" name="den" class="short" value="{{UNTIL}}" placeholder="[[form.day_hint]]">
<button class="button" type="submit">[[common.filter]]</button>
</form>
</div>
<div class="verified">{{#MARK}}[[>mark]]{{/MARK}} <span class="help">{{VERIFIED_AT}}</span>{{#VERIFY}} <form class="act" action="{{VERIFY}}" method="post">[[>token]]<button class="button" type="submit">[[log.verify]]</button></form>{{/VERIFY}}</div>
[[>empty]]
{{#TABLE}}
<div class="register-frame" role="region" aria-label="[[log.title]]" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col" class="number">[[log.number]]</th><th scope="col">[[log.at]]</th><th scope="col">[[log.who]]</th><th scope="col">[[log.action]]</th><th scope="col">[[log.about]]</th><th scope="col">[[log.details]]</th><th scope="col">[[log.hash]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" class="number">{{NUMBER}}</th><td data-label="[[log.at]]">{{AT}}</td><td data-label="[[log.who]]">{{WHO}}<span class="help kind">{{ROLE}}</span></td><td data-label="[[log.action]]">{{DONE}}</td><td data-label="[[log.about]]">{{#LINK}}[[>link]]{{/LINK}}</td><td data-label="[[log.details]]">[[>facts]]</td><td data-label="[[log.hash]]"><code>{{HASH}}</code></td></tr>
{{/ROW}}
</tbody>
</table>
</div>
[[>pager]]
{{/TABLE}}
