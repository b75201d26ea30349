{{%AUTOESCAPE context="HTML"}}
<h1>[[compare.title]]</h1>
<form class="filter tools" action="{{ACTION}}" method="get">
<label for="mot">[[compare.left]]</label><select id="mot" name="mot">
{{#LEFT_CHOICE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/LEFT_CHOICE}}
</select>
<label for="hai">[[compare.right]]</label><select id="hai" name="hai">
{{#RIGHT_CHOICE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/RIGHT_CHOICE}}
</select>
<button class="button" type="submit">[[compare.submit]]</button>
</form>
{{#CHOOSE}}<p class="empty">[[compare.choose]]</p>{{/CHOOSE}}
{{#COMPARED}}<p class="lead">[[compare.counts]]</p>{{/COMPARED}}
{{#NOTHING}}<p class="empty">[[compare.nothing]]</p>{{/NOTHING}}
{{#TABLE}}
<div class="register-frame" role="region" aria-label="[[compare.title]]" tabindex="0">
<table class="register cards compare">
<thead><tr><th scope="col">[[compare.what]]</th><th scope="col">{{LEFT_TITLE}}</th><th scope="col">{{RIGHT_TITLE}}</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row"><span class="change change-{{KIND}}">{{KIND_WORD}}</span><span class="kind">{{WHAT}}</span></th><td data-label="{{LEFT_TITLE}}">{{#LEFT}}{{#CLAUSE}}<span class="clause">[[>link]]</span> {{/CLAUSE}}{{TEXT}}{{/LEFT}}{{#NO_LEFT}}<span class="help">[[compare.absent]]</span>{{/NO_LEFT}}</td><td data-label="{{RIGHT_TITLE}}">{{#RIGHT}}{{#CLAUSE}}<span class="clause">[[>link]]</span> {{/CLAUSE}}{{TEXT}}{{/RIGHT}}{{#NO_RIGHT}}<span class="help">[[compare.absent]]</span>{{/NO_RIGHT}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
{{/TABLE}}
