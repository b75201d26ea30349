{{%AUTOESCAPE context="HTML"}}
<li>{{#EFFECT}}<strong class="effect">{{EFFECT}}</strong>{{/EFFECT}}{{#UNCERTAIN}} <span class="help">[[why.uncertain]]</span>{{/UNCERTAIN}} [[>clause]]<br>{{TEXT}}{{#READING}}<p class="reading"><span class="shape" aria-hidden="true">?</span> [[rules.reading]] {{READING}}</p>{{/READING}}
[[>facts]]</li>
