{{%AUTOESCAPE context="HTML"}}
<h1>{{NAME}}</h1>
<p class="lead">{{NUMBER}}, [[rules.bound_on]]</p>
<nav class="layers" aria-label="[[rules.layers]]"><ol>{{#LAYER}}<li>{{#LINK}}[[>link]]{{/LINK}}</li>{{/LAYER}}</ol></nav>
<div class="tools">
<form class="filter" action="{{FILTER_ACTION}}" method="get">
<label for="q">[[rules.find]]</label><input id="q" name="q" type="search" value="{{FILTER_TEXT}}"><button class="button" type="submit">[[common.filter]]</button>
</form>
<p class="help">[[rules.shown]]</p>
{{#COMPARE}}<a class="button" href="{{COMPARE}}">[[rules.compare_with]]</a>{{/COMPARE}}
</div>
{{#CHAPTER}}
<section class="chapter">
<h2>{{CHAPTER}}</h2>
{{#RULE}}
<article class="rule" id="{{ID}}">
<h3><span class="rule-clause">{{#CLAUSE}}[[>link]]{{/CLAUSE}}</span> <span class="rule-kind">{{RULE_KIND}}</span></h3>
<p class="rule-text">{{TEXT}}</p>
{{#PARAMETERS}}<ul class="parameters">{{#PARAMETER}}<li>{{TEXT}}</li>{{/PARAMETER}}</ul>{{/PARAMETERS}}
{{#READING}}<p class="reading"><span class="shape" aria-hidden="true">?</span> [[rules.reading]] {{READING}}</p>{{/READING}}
<p class="rule-notes">{{#COMES_FROM}}<span>{{COMES_FROM}}</span>{{/COMES_FROM}}{{#AMENDED}} <span class="help">[[rules.before]] <del>{{AMENDED}}</del></span>{{/AMENDED}}</p>
{{#MORE_OF_RULE}}
<details><summary>[[rules.facts_used]]</summary>
[[>facts]]
</details>
{{/MORE_OF_RULE}}
</article>
{{/RULE}}
</section>
{{/CHAPTER}}
